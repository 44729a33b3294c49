/**
 * Work that is done by itself, again and again or until it is finished, and by one process only.
 */
@Export
@Version("1.0.0")
package dev.millet.api.jobs;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
