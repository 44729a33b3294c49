package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.images.Images;
import dev.millet.api.images.PreparedImage;
import java.util.List;

/** Sets and removes the images of members. Must not be called inside a transaction. */
public final class AvatarChange {

  /** In pixels: faces are shown small, also on screens with fine pixels. */
  private static final int MAX_EDGE = 384;

  private final Database database;
  private final Accounts accounts;
  private final AccountEdits edits;
  private final Images images;
  private final AccountLock lock;
  private final Rules<AvatarRequest> rules;

  public AvatarChange(Database database, Accounts accounts, AccountEdits edits, Images images) {
    this.database = database;
    this.accounts = accounts;
    this.edits = edits;
    this.images = images;
    this.lock = new AccountLock(database);
    this.rules = AvatarRequest.rules(images);
  }

  /** Returns what the form with an image takes. */
  public Rules<AvatarRequest> rules() {
    return rules;
  }

  /** Returns the largest body of a form with an image, in bytes. */
  public int maxBody() {
    return images.maxBytes() + 64 * 1024;
  }

  /**
   * Gives a member another image; the one before is removed.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where it is no image that can be taken
   */
  public Account set(long member, AvatarRequest wanted) {
    PreparedImage image = images.prepare("avatar", wanted.avatar(), MAX_EDGE);
    return database.write(
        handle -> {
          // first: who uploads twice at once must not lose one of the images
          lock.requireActive(handle, member);
          return replace(member, images.keep(image).id());
        });
  }

  /** Removes the image of a member, where they have one. */
  public Account remove(long member) {
    return database.write(
        handle -> {
          lock.requireActive(handle, member);
          return replace(member, null);
        });
  }

  private Account replace(long member, String avatar) {
    Account before =
        accounts
            .byId(member)
            .orElseThrow(() -> Problem.notFound("There is no such member").toException());
    edits.avatar(member, avatar);
    if (before.member().avatar() != null) {
      images.remove(List.of(before.member().avatar()));
    }
    return accounts.byId(member).orElseThrow();
  }
}
