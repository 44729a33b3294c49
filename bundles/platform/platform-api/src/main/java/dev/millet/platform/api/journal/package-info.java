/** The subscriptions of all modules, as an administrator sees them. */
@Export
@Version("1.0.0")
package dev.millet.platform.api.journal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
