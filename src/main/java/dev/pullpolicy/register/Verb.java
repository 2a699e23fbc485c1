package dev.pullpolicy.register;

/** What is asked of the Kubernetes API; nothing else ever is. */
enum Verb {
  /** Reads. */
  GET("get", "GET", ""),
  /** Replaces, if it is still what was read. */
  UPDATE("update", "PUT", ""),
  /** As {@link #UPDATE}, but for the writing. */
  TRY_UPDATE("update", "PUT", "?dryRun=All"),
  /** Server-side apply, which takes fields over from other managers. */
  APPLY("patch", "PATCH", "?fieldManager=pullpolicy-register&force=true");

  private final String right;
  private final String method;
  private final String query;

  Verb(String right, String method, String query) {
    this.right = right;
    this.method = method;
    this.query = query;
  }

  /** The verb that a role must grant. */
  String right() {
    return right;
  }

  String method() {
    return method;
  }

  String query() {
    return query;
  }

  String contentType() {
    return this == APPLY ? "application/apply-patch+yaml" : "application/json";
  }
}
