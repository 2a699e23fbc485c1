package dev.pullpolicy.register;

/** Where the CAs come from that the entries are to trust. */
interface Trust {

  /**
   * The CAs as they are now; makes what is served where that is its task.
   *
   * @throws NotYetException where there are none yet
   */
  CaBundle establish(LiveConfigurations entries)
      throws NotYetException, RefusedException, InterruptedException;
}
