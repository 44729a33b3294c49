package dev.millet.comments;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The subjects of comments, as the modules that are there describe them. */
final class Subjects {

  private final Supplier<List<SubjectCatalog>> catalogs;

  /**
   * Makes a view of the catalogs.
   *
   * @param catalogs those of the modules that are there now; asked once per use
   */
  Subjects(Supplier<List<SubjectCatalog>> catalogs) {
    this.catalogs = catalogs;
  }

  /** Returns the subject in the path; 404 where it cannot be one. */
  static Subject of(Request request) {
    try {
      return new Subject(request.parameter("type"), request.parameter("id"));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(e.getMessage() + ".").toException();
    }
  }

  /**
   * Describes those of the subjects that exist. Comments are subjects of their own, which nobody
   * comments on.
   */
  Map<Subject, SubjectDescription> describe(Collection<Subject> subjects) {
    return new VisibleSubjects(catalogs)
        .described(subjects.stream().filter(each -> !each.type().equals(Comment.TYPE)).toList());
  }

  /**
   * Describes a subject.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 if it does not exist
   */
  SubjectDescription require(Subject subject) {
    SubjectDescription known = describe(List.of(subject)).get(subject);
    if (known == null) {
      throw Problem.notFound("There is no " + subject + ".").toException();
    }
    return known;
  }
}
