package dev.pullpolicy.admission;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Puts an answer into HTTP. */
final class AnswerResponse {
  private AnswerResponse() {}

  static Response of(Answer answer) {
    Response.ResponseBuilder response =
        Response.status(answer.status()).type(Answer.CONTENT_TYPE).entity(answer.body());
    return answer.isForNow()
        ? response.header(HttpHeaders.RETRY_AFTER, Answer.RETRY_AFTER_SECONDS).build()
        : response.build();
  }
}
