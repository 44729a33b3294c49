package dev.millet.suggestions.http;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.suggestions.authoring.Withdrawal;

/** {@code DELETE /api/v1/suggestions/{id}}. */
public final class WithdrawalApi {

  private final Withdrawal withdrawal;

  public WithdrawalApi(Withdrawal withdrawal) {
    this.withdrawal = withdrawal;
  }

  public Route route() {
    return Route.delete(
        "/api/v1/suggestions/{id}",
        SuggestionsApi.SUBMIT,
        RouteDocument.of("Withdraws a suggestion")
            .describing(
                "For its author, while it is open and nobody has voted, commented or answered.")
            .giving(204, null)
            .problems(
                "not-found",
                "suggestions.not-yours",
                "suggestions.others-rely-on-it",
                "members.not-active"),
        this::withdraw);
  }

  private Reply withdraw(Request request) {
    withdrawal.withdraw(request.identity(), request.id("id"));
    return Reply.noContent();
  }
}
