package dev.pullpolicy.config;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages a document as slips, cuts and attacks do. */
final class Mutation {
  private static final String[] TOKENS = {
    "[",
    "]",
    "{",
    "}",
    ":",
    ": ",
    "- ",
    "? ",
    "&a ",
    "*a ",
    "<<: ",
    "!!str ",
    "!<x> ",
    "%",
    "---\n",
    "...\n",
    "\"",
    "'",
    "|\n",
    ">-\n",
    "#",
    "\t",
    "\n",
    "\\x41",
    "\\U00110000",
    "~",
    "no",
    "0x",
    "%YAML 9.9\n",
    "%TAG ! tag:\n",
    "\ufeff",
    "\u2028",
    "\ud83d\ude00",
    "@",
    "`",
    ","
  };

  private Mutation() {}

  static byte[] of(byte[] document, Random random) {
    byte[] mutated = document;
    for (int i = 0; i <= random.nextInt(4); i++) {
      mutated = once(mutated, random);
    }
    return mutated;
  }

  private static byte[] once(byte[] document, Random random) {
    int at = random.nextInt(document.length + 1);
    int end = Math.min(document.length, at + random.nextInt(40));
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(document, at);
      case 1 ->
          joined(
              document,
              at,
              new byte[] {(byte) random.nextInt(256)},
              Math.min(document.length, at + 1));
      case 2 -> joined(document, at, new byte[0], end);
      case 3 -> joined(document, at, Arrays.copyOfRange(document, at, end), at);
      default -> joined(document, at, token(random), at);
    };
  }

  private static byte[] token(Random random) {
    return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] document, int to, byte[] middle, int from) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(document, 0, to);
    bytes.writeBytes(middle);
    bytes.write(document, from, document.length - from);
    return bytes.toByteArray();
  }
}
