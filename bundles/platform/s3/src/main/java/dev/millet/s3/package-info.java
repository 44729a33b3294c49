/** Keeps files in a bucket of a store that speaks S3. */
package dev.millet.s3;
