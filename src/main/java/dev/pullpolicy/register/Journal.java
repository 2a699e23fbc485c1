package dev.pullpolicy.register;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** Says what was done, and what is waited for when that changes: the log of a Job is read once. */
public final class Journal {
  private final PrintWriter out;
  private final Map<String, String> said = new HashMap<>();

  /** Writes there, line by line. */
  public Journal(PrintWriter out) {
    this.out = out;
  }

  /** Says it, unless it is what was last said of that. */
  void say(String topic, String text) {
    if (!text.equals(said.put(topic, text))) {
      out.println(topic + ": " + text);
      out.flush();
    }
  }

  boolean hasSaid(String topic) {
    return said.containsKey(topic);
  }
}
