package dev.millet.files.upload;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the uploads of whoever calls: all of the member's, or those that a token is for. */
public final class UploadAccess {

  private static final int SERVER_ERROR = 500;

  private final Uploads uploads;
  private final Purposes purposes;

  public UploadAccess(Uploads uploads, Purposes purposes) {
    this.uploads = uploads;
    this.purposes = purposes;
  }

  /**
   * Returns the upload in the path, where it is the caller's.
   *
   * @throws ProblemException 404 where it is none of theirs, or the token is not for it; 503 where
   *     nobody can tell at the moment
   */
  public UploadRow find(Request request) throws Exception {
    long member = request.member().id();
    Optional<UploadRow> found =
        uploads.rows().find(request.parameter("id")).filter(row -> row.memberId() == member);
    if (found.isEmpty() || !isFor(request.identity(), found.get())) {
      throw UploadProblems.unknown();
    }
    return found.get();
  }

  /** Returns the unfinished uploads of the caller. */
  public List<UploadRow> unfinished(Request request) throws Exception {
    List<UploadRow> some = new ArrayList<>();
    for (UploadRow row : uploads.unfinished(request.member().id())) {
      if (isFor(request.identity(), row)) {
        some.add(row);
      }
    }
    return some;
  }

  private boolean isFor(Identity caller, UploadRow row) throws Exception {
    if (!caller.isLimited()) {
      return true;
    }
    var said = new RequestedUpload(caller, row.byteLength(), UploadMetadata.read(row.metadata()));
    try {
      return purposes
          .enter(
              row.purpose(),
              "the check of an upload for",
              purpose -> {
                purpose.requireWithin(said);
                return true;
              })
          .orElseThrow(UploadProblems::purposeAway);
    } catch (ProblemException e) {
      if (e.problem().status() >= SERVER_ERROR) {
        throw e;
      }
      return false;
    }
  }
}
