package dev.pullpolicy.archviolation.certificate;

import dev.pullpolicy.archviolation.app.Wiring;

/** Knows the package that knows them all. */
final class KnowsApp {
  private KnowsApp() {}

  static int count() {
    return Wiring.count();
  }
}
