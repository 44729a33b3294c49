package dev.millet.launcher;

import dev.millet.launcher.api.ApiClient;
import jakarta.json.JsonArray;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Finds members by their handles. */
final class MemberNumber {

  private MemberNumber() {}

  /**
   * Returns the id of a member.
   *
   * @param undone what does not happen otherwise, such as "No link is made"
   * @throws LaunchException where there is no such member, or the instance refuses
   */
  static long of(ApiClient client, String handle, String undone) {
    String query = "?handle=" + URLEncoder.encode(handle, StandardCharsets.UTF_8);
    JsonArray found =
        checked(client.get("/api/v1/members" + query), undone).json().getJsonArray("items");
    if (found == null || found.isEmpty()) {
      throw new LaunchException(
          ExitCode.REFUSED, undone + ": there is no member with the handle " + handle + ".");
    }
    return found.getJsonObject(0).getJsonNumber("id").longValue();
  }

  /** Returns the same answer, unless the instance refused. */
  static ApiClient.Answer checked(ApiClient.Answer answer, String undone) {
    if (answer.isError()) {
      throw new LaunchException(ExitCode.REFUSED, undone + ": " + answer.problem());
    }
    return answer;
  }
}
