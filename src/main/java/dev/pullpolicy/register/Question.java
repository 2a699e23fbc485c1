package dev.pullpolicy.register;

/**
 * What the webhook is asked before it is registered.
 *
 * @param path where it is posted to
 * @param body an AdmissionReview that is decided by nobody
 * @param header of the answer, in which the webhook says its version
 * @param version the one that is to answer
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Question(String path, byte[] body, String header, String version) {}
