package dev.pullpolicy.cli.resolve;

import dev.pullpolicy.cli.manifest.ManifestFile;
import java.io.IOException;

/** Where resolved inputs go: one after the other, and each document by document. */
interface ResolvedOutput {

  /** Whether it takes any bytes; else text alone. */
  boolean isOfBytes();

  /** The next input begins. */
  void begin(ManifestFile file) throws IOException;

  /** The next document of the input. */
  void add(ResolvedDocument document) throws IOException;

  /** The input ends. */
  void end() throws IOException;

  /** The input cannot be read to its end: what is given out of it must not look whole. */
  void abandon() throws IOException;
}
