package dev.pullpolicy.archviolation.app;

/** Is used by packages that must not know it. */
public final class Wiring {
  private Wiring() {}

  /** Called from below. */
  public static int count() {
    return 1;
  }
}
