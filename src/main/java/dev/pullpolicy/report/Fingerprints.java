package dev.pullpolicy.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What tells that a finding of today is that of yesterday: the object, the field and the rule, not
 * the line, so that nothing above it in the file makes a new alert of it. A digest that nobody can
 * find another text for, since an alert that was dismissed hides what has its fingerprint.
 */
final class Fingerprints {
  private static final int BYTES = 16;

  private final MessageDigest digest;

  Fingerprints() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The fingerprints of an object's findings, one after the other: a hash, and the how manieth with
   * that hash it is, as GitHub writes its own.
   */
  final class OfObject {
    private final Map<String, Integer> times = new HashMap<>();
    private final String object;

    OfObject(CheckedObject checked) {
      object =
          checked
              .object()
              .map(name -> String.join("\0", name.kind(), name.namespace(), name.name()))
              .orElse("");
    }

    String next(Finding finding) {
      String field = finding.field().map(Object::toString).orElse("");
      String hash = hash(String.join("\0", object, field, finding.rule()));
      return hash + ":" + times.merge(hash, 1, Integer::sum);
    }
  }

  private String hash(String text) {
    byte[] whole = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(whole, 0, BYTES);
  }
}
