/** Images that members upload: checked, made harmless, kept in the database. */
@Export
@Version("1.3.0")
package dev.millet.api.images;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
