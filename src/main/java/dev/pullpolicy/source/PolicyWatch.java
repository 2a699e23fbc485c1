package dev.pullpolicy.source;

/** Looks after a policy document and tells {@link PolicyInForce} what becomes of it. */
public interface PolicyWatch extends AutoCloseable {

  /** Begins, and returns at once: what it watches may be out of reach. */
  void start();

  @Override
  void close();
}
