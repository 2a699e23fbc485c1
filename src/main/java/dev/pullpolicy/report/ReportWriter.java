package dev.pullpolicy.report;

import java.io.IOException;

/**
 * Prints one form of report while a run goes on, so that memory does not grow with what was read.
 * Calls come in the order of inputs and, within one, of places; nothing comes after the end.
 */
public interface ReportWriter {

  /** The next object. */
  void add(CheckedObject checked) throws IOException;

  /** The next part that was not looked at. */
  void add(Skipped skipped) throws IOException;

  /** The end of the run. */
  void end(Totals totals) throws IOException;
}
