/** Lists that are read in slices: what is asked for, and what comes back. */
@Export
@Version("1.1.0")
package dev.millet.api.lists;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
