package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.images.Images;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lets moderators hide, remove and restore the images of members. What is hidden is nobody's face
 * any more; whoever chose another one meanwhile keeps that.
 */
public final class ModeratedAvatars implements Moderated {

  /** The subject type of a member's image; the id is the image's. */
  public static final String SUBJECT_TYPE = "avatar";

  private static final Duration KEPT_AFTER_REMOVAL = Duration.ofDays(30);

  private final Database database;
  private final Accounts accounts;
  private final AccountEdits edits;
  private final WithheldAvatars withheld;
  private final Images images;
  private final AccountLock lock;
  private final InstantSource clock;

  /** An image, and the member whose it is. */
  private record Found(Account account, Visibility visibility) {}

  public ModeratedAvatars(
      Database database,
      Accounts accounts,
      AccountEdits edits,
      WithheldAvatars withheld,
      Images images,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.edits = edits;
    this.withheld = withheld;
    this.images = images;
    this.lock = new AccountLock(database);
    this.clock = clock;
  }

  @Override
  public String type() {
    return SUBJECT_TYPE;
  }

  /** Returns all images that a member has or had until moderators took them off. */
  public List<Subject> of(Member member) {
    List<Subject> all =
        new ArrayList<>(
            database.read(handle -> withheld.of(handle, member.id())).stream()
                .map(row -> new Subject(SUBJECT_TYPE, row.imageId()))
                .toList());
    if (member.avatar() != null) {
      all.add(new Subject(SUBJECT_TYPE, member.avatar()));
    }
    return all;
  }

  @Override
  public Map<String, ModeratedItem> find(Collection<String> ids) {
    return database.read(
        handle -> {
          Map<String, ModeratedItem> found = new HashMap<>();
          for (String id : ids) {
            find(handle, id).ifPresent(each -> found.put(id, item(id, each)));
          }
          return found;
        });
  }

  private Optional<Found> find(Handle handle, String image) {
    Optional<WithheldAvatars.Row> row = withheld.find(handle, image);
    return row.isPresent()
        ? accounts
            .byId(row.get().memberId())
            .map(account -> new Found(account, row.get().visibility()))
        : withheld
            .shownBy(handle, image)
            .flatMap(accounts::byId)
            .map(account -> new Found(account, Visibility.VISIBLE));
  }

  private static ModeratedItem item(String image, Found found) {
    Member member = found.account().member();
    return new ModeratedItem(
        new Subject(SUBJECT_TYPE, image),
        member.id(),
        member.displayName(),
        "/members/" + URLEncoder.encode(member.handle(), StandardCharsets.UTF_8),
        "",
        found.visibility(),
        false);
  }

  @Override
  public Optional<ModeratedItem> changeVisibility(String id, Visibility visibility) {
    return database.write(
        handle -> {
          Optional<Long> owner = find(handle, id).map(each -> each.account().member().id());
          owner.ifPresent(member -> lock.hold(handle, member));
          Optional<Found> found = find(handle, id);
          found
              .filter(each -> each.visibility() != visibility)
              .ifPresent(each -> change(handle, id, each, visibility));
          return found.map(each -> item(id, each));
        });
  }

  private void change(Handle handle, String id, Found found, Visibility visibility) {
    Member member = found.account().member();
    if (visibility == Visibility.VISIBLE) {
      restore(handle, id, member);
      return;
    }
    if (found.visibility() == Visibility.VISIBLE) {
      edits.avatar(member.id(), null);
    }
    withheld.put(handle, new WithheldAvatars.Row(id, member.id(), visibility));
    if (visibility == Visibility.HIDDEN) {
      images.withhold(List.of(id), member.id(), null);
    } else {
      images.withhold(List.of(id), null, clock.instant().plus(KEPT_AFTER_REMOVAL));
    }
  }

  /** Puts an image back where its member has chosen no other one, and it is still kept. */
  private void restore(Handle handle, String id, Member member) {
    boolean kept = images.withheld(List.of(id)).containsKey(id);
    withheld.remove(handle, id);
    if (member.avatar() == null && kept) {
      images.release(List.of(id));
      edits.avatar(member.id(), id);
    } else {
      images.remove(List.of(id));
    }
  }

  @Override
  public List<String> visibleOf(long author, int limit) {
    return accounts
        .byId(author)
        .map(account -> account.member().avatar())
        .map(List::of)
        .orElse(List.of());
  }
}
