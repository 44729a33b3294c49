package dev.millet.tests.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;

/** Calls the API of a running instance with the token that only its owner can read. */
public final class Operator {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final MilletProcess millet;
  private final String token;

  private Operator(MilletProcess millet, String token) {
    this.millet = millet;
    this.token = token;
  }

  public static Operator of(MilletProcess millet) throws IOException {
    JsonNode instance = JSON.readTree(Files.readString(millet.data().resolve("instance.json")));
    return new Operator(millet, instance.get("token").asText());
  }

  public String token() {
    return token;
  }

  public HttpResponse<String> post(String path, Object body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(millet.address(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
