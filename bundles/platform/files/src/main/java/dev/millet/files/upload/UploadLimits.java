package dev.millet.files.upload;

import java.time.Duration;

/**
 * The limits of uploads.
 *
 * @param maxBytes the most bytes of one file, whatever it is for
 * @param silence after how long without a byte an upload is over
 * @param ofOneMember how many unfinished uploads a member may have
 * @param inAll how many unfinished uploads there may be
 */
public record UploadLimits(long maxBytes, Duration silence, int ofOneMember, int inAll) {}
