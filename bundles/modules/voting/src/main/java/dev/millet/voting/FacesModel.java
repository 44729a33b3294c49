package dev.millet.voting;

import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import java.util.List;

/**
 * A few of those who support a subject.
 *
 * @param support how many do
 * @param faces the newest of them
 * @param staff whether the reader may vote for members
 */
public record FacesModel(Subject subject, long support, List<Member> faces, boolean staff) {

  public String path() {
    return "/voting/" + subject + "/voters";
  }
}
