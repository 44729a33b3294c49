package dev.millet.files.upload;

import java.time.Instant;

/**
 * An upload in the database.
 *
 * @param metadata as the client sent it: {@code Upload-Metadata} of tus
 * @param byteLength how long the file will be
 * @param received how much of it is durable; more may have arrived since
 * @param sha256 the file, once all of it has been received; null before
 * @param expiresAt when it is over unless something arrives; afterwards, when it is forgotten
 */
public record UploadRow(
    String id,
    long memberId,
    String purpose,
    String metadata,
    long byteLength,
    long received,
    UploadState state,
    String sha256,
    Instant expiresAt) {}
