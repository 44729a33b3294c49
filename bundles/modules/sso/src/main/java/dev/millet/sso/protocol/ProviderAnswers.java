package dev.millet.sso.protocol;

import dev.millet.api.outgoing.OutgoingAnswer;
import dev.millet.api.outgoing.OutgoingException;
import dev.millet.api.outgoing.OutgoingHttp;
import dev.millet.api.outgoing.OutgoingRequest;
import java.time.Duration;
import java.util.Optional;

/** Asks providers, and says in one way that they do not answer. Thread-safe. */
public final class ProviderAnswers {

  private static final Duration LIMIT = Duration.ofSeconds(8);
  private static final int MAX_BYTES = 512 * 1024;

  private final OutgoingHttp http;

  public ProviderAnswers(OutgoingHttp http) {
    this.http = http;
  }

  /**
   * Sends a request.
   *
   * @throws SignInFailedException where the provider does not answer
   */
  OutgoingAnswer send(OutgoingRequest request) throws SignInFailedException {
    try {
      return http.send(
          request
              .withHeader("Accept", "application/json")
              .withMaxBytes(MAX_BYTES)
              .withTimeout(LIMIT));
    } catch (OutgoingException e) {
      throw new SignInFailedException(SignInFailedException.Reason.UNREACHABLE, e.getMessage());
    }
  }

  /**
   * Returns the JSON that a provider answers.
   *
   * @throws SignInFailedException where it refuses, or answers something else
   */
  JsonTree json(OutgoingRequest request) throws SignInFailedException {
    OutgoingAnswer answer = send(request);
    Optional<JsonTree> json = JsonTree.read(answer.text());
    if (!answer.isSuccess()) {
      throw new SignInFailedException(
          SignInFailedException.Reason.REFUSED,
          request + " answered " + answer.status() + json.map(JsonTree::error).orElse(""));
    }
    return json.orElseThrow(
        () ->
            new SignInFailedException(
                SignInFailedException.Reason.NOT_UNDERSTOOD, request + " answered no JSON"));
  }
}
