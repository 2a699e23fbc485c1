package dev.pullpolicy.register;

/** What is asked of the Kubernetes API; nothing else ever is. */
enum Verb {
  /** Reads. */
  GET("get", "GET", "", ""),
  /** Replaces, if it is still what was read. */
  UPDATE("update", "PUT", "", "application/json"),
  /** As {@link #UPDATE}, but for the writing. */
  TRY_UPDATE("update", "PUT", "?dryRun=All", "application/json"),
  /** Server-side apply, which takes fields over from other managers. */
  APPLY(
      "patch",
      "PATCH",
      "?fieldManager=pullpolicy-register&force=true",
      "application/apply-patch+yaml"),
  /** Changes single fields, if all is still what was read. */
  PATCH("patch", "PATCH", "?fieldManager=pullpolicy-register", "application/json-patch+json");

  private final String right;
  private final String method;
  private final String query;
  private final String contentType;

  Verb(String right, String method, String query, String contentType) {
    this.right = right;
    this.method = method;
    this.query = query;
    this.contentType = contentType;
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
    return contentType;
  }
}
