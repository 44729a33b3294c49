/** Archives of everything that an instance keeps. */
@Export
@Version("1.0.0")
package dev.millet.platform.api.archive;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
