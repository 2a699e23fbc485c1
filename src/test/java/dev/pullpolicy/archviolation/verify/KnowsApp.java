package dev.pullpolicy.archviolation.verify;

import dev.pullpolicy.archviolation.app.Wiring;

/** Knows the package that knows them all. */
final class KnowsApp {
  private KnowsApp() {}

  static int count() {
    return Wiring.count();
  }
}
