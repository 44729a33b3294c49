/** Checks that a write makes before it decides, and that stay true until it commits. */
@Export
@Version("1.2.0")
package dev.millet.api.guard;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
