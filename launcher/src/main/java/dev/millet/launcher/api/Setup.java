package dev.millet.launcher.api;

import dev.millet.launcher.data.Instance;
import java.util.Optional;

/** Asks for the link by which the first administrator is made. */
public final class Setup {

  private final ApiClient client;

  public Setup(Instance instance) {
    this.client = ApiClient.of(instance);
  }

  /** Returns the link; empty where there is an administrator already. */
  public Optional<String> link() {
    ApiClient.Answer answer = client.get("/api/v1/setup");
    return answer.isError()
        ? Optional.empty()
        : Optional.ofNullable(answer.json().getString("link", null));
  }
}
