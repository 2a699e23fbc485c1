package dev.pullpolicy.source;

/**
 * Where it is found out whether the labels of namespaces are known, before a policy that selects by
 * them is put in force.
 */
public interface LabelGate {

  /**
   * They are needed from now on, until {@link #release()}; returns at once.
   *
   * @param onChange called whenever the answer may be another one, by any thread
   */
  LabelAccess require(Runnable onChange);

  /** They are not needed, or no longer. */
  void release();
}
