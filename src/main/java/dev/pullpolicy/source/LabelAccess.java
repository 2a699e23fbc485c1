package dev.pullpolicy.source;

/** Whether the labels of namespaces are known. */
public sealed interface LabelAccess {

  /** All of them; and they stay known, whatever becomes of the API server. */
  record Known() implements LabelAccess {}

  /** Not yet, for the reason given; empty where nothing went wrong so far. */
  record Awaited(String why) implements LabelAccess {}

  /** The API server does not let this webhook read them: what is wrong and what to do. */
  record Refused(String why) implements LabelAccess {}
}
