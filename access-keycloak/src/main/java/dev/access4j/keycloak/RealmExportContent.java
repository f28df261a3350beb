package dev.access4j.keycloak;

import dev.access4j.identity.IdentityGroup;
import dev.access4j.identity.IdentityRole;
import java.util.List;
import java.util.Map;

/**
 * What a realm has.
 *
 * @param realm its name
 * @param roles its roles, without those of Keycloak itself
 * @param groups its groups, each after the one that it is in
 * @param accounts its accounts of people
 * @param members which accounts are direct members of a group, by its id
 * @param holders which accounts hold a role directly, by its name
 */
record RealmExportContent(
    String realm,
    List<IdentityRole> roles,
    List<IdentityGroup> groups,
    RealmExportAccounts accounts,
    Map<String, RealmExportOrdinals> members,
    Map<String, RealmExportOrdinals> holders) {}
