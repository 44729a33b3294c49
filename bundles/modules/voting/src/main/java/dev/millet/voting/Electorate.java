package dev.millet.voting;

import dev.millet.api.gateway.Problem;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Knows what may be voted on: what a module's catalog describes as open, and the free types. */
@Component(service = Electorate.class, configurationPid = "dev.millet.voting")
@Designate(ocd = VotingSettings.class)
public final class Electorate {

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  private volatile List<SubjectCatalog> catalogs;

  private final Set<String> freeTypes;

  @Activate
  public Electorate(VotingSettings settings) {
    this(List.of(settings.free_types()), List.of());
  }

  Electorate(Collection<String> freeTypes, List<SubjectCatalog> catalogs) {
    this.freeTypes = Set.copyOf(freeTypes);
    this.catalogs = catalogs;
  }

  /**
   * Checks that a subject can be voted on.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where it does not exist, 409 where it is
   *     closed
   */
  void requireOpen(Subject subject) {
    Optional<SubjectCatalog> catalog = catalog(subject.type());
    if (catalog.isEmpty()) {
      if (isFree(subject.type())) {
        return;
      }
      throw Problem.notFound("There is no " + subject.type() + " to vote on here.").toException();
    }
    SubjectDescription known = catalog.get().describe(List.of(subject.id())).get(subject.id());
    if (known == null) {
      throw Problem.notFound("There is no " + subject + ".").toException();
    }
    if (!known.votingOpen()) {
      throw Problem.of(
              409,
              "voting.closed",
              "Voting is closed",
              "Voting on " + subject + " has ended; the votes cast so far stay.")
          .toException();
    }
  }

  /** Whether votes are taken on any subject of the type. */
  boolean isFree(String type) {
    return freeTypes.contains(type);
  }

  /** What is known of subjects of one type, by id; nothing where no module knows the type. */
  Map<String, SubjectDescription> describe(String type, Collection<String> ids) {
    return catalog(type).map(catalog -> catalog.describe(ids)).orElseGet(HashMap::new);
  }

  private Optional<SubjectCatalog> catalog(String type) {
    return catalogs.stream().filter(catalog -> catalog.type().equals(type)).findFirst();
  }
}
