package dev.pullpolicy.app;

import io.quarkus.runtime.annotations.QuarkusMain;

/** The program's entry. Only {@code serve} ever starts Quarkus: other commands must answer fast. */
@QuarkusMain
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name, and exits with its code. */
  public static void main(String[] args) {
    System.exit(CommandLineProgram.run(args));
  }
}
