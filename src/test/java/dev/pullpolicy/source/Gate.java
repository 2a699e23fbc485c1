package dev.pullpolicy.source;

/** A gate that the test opens and shuts; open at first. */
final class Gate implements LabelGate {
  private LabelAccess access = new LabelAccess.Known();
  private Runnable onChange = () -> {};
  private boolean isRequired;

  /** Tells, as a watch would. */
  void set(LabelAccess now) {
    access = now;
    onChange.run();
  }

  boolean isRequired() {
    return isRequired;
  }

  @Override
  public LabelAccess require(Runnable whenChanged) {
    isRequired = true;
    onChange = whenChanged;
    return access;
  }

  @Override
  public void release() {
    isRequired = false;
  }
}
