package dev.millet.api.members;

import dev.millet.api.modules.Contribution;
import java.util.Objects;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The data that a module keeps about a member, for the copy that every member can ask for. Whoever
 * contributes this also subscribes to the journal type {@value MemberDeleted#TYPE} and removes
 * there what it would have given here.
 *
 * @param section the name of the part, usually the module's
 * @param source collects it
 */
public record PersonalData(String section, Source source) implements Contribution {

  /** Collects what is kept. */
  @ConsumerType
  @FunctionalInterface
  public interface Source {

    /**
     * Collects everything that is kept about a member.
     *
     * @return a record, or a list or map of records; written as JSON
     */
    Object collect(Member member) throws Exception;
  }

  public PersonalData {
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(source, "source");
  }

  @Override
  public String identity() {
    return section;
  }
}
