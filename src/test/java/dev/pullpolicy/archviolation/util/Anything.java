package dev.pullpolicy.archviolation.util;

/** Lives in a package that the house does not have. */
final class Anything {
  private Anything() {}
}
