package dev.connectors.domain.listings;

import dev.connectors.domain.ActionContract;
import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.domain.Range;
import dev.connectors.domain.Size;
import dev.connectors.domain.Tier;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds agents and offices of an MLS. */
public final class FindAgentOrOffice {

    /** Who. */
    public record Input(
            @Doc("Name, part of it, or MLS id.") @Size(min = 2, max = 100)
            String who,

            @Doc("Leave out for both.") @Default("both") Kind kind,

            @Doc("How many of each; leave out for 10.") @Default("10") @Range(min = 1, max = 20)
            int limit,

            @Doc("Datasets as results name them; leave out for all.") @Size(max = 20)
            List<DatasetId> datasets) {

        public Input {
            datasets = List.copyOf(datasets);
            who = who.strip();
            if (who.chars().filter(Character::isLetterOrDigit).count() < 2) {
                throw new IllegalArgumentException("who has two letters or digits at least");
            }
        }
    }

    /** What to look for. */
    public enum Kind {
        BOTH,
        AGENT,
        OFFICE
    }

    /** An agent. */
    public record Agent(
            MemberKey MemberKey,
            Optional<String> MemberMlsId,
            Optional<ForeignText> MemberFullName,
            Optional<ForeignText> OfficeName,
            Optional<ForeignText> MemberPreferredPhone,
            Optional<ForeignText> MemberEmail,
            Optional<ForeignText> MemberStatus,
            DatasetId dataset)
            implements Guarded<Agent> {
        @Override
        public Set<DatasetId> resources() {
            return Set.of(dataset);
        }
    }

    /** An office. */
    public record Office(
            OfficeKey OfficeKey,
            Optional<String> OfficeMlsId,
            Optional<ForeignText> OfficeName,
            Optional<ForeignText> OfficePhone,
            Optional<ForeignText> OfficeCity,
            Optional<ForeignText> OfficeStatus,
            DatasetId dataset)
            implements Guarded<Office> {
        @Override
        public Set<DatasetId> resources() {
            return Set.of(dataset);
        }
    }

    /**
     * Those that fit, by name.
     *
     * @param agents agents; how to reach one only in datasets for clients
     * @param offices offices
     */
    public record Output(List<Agent> agents, List<Office> offices) {
        public Output {
            agents = List.copyOf(agents);
            offices = List.copyOf(offices);
        }
    }

    public static final ActionContract<Input, Output> CONTRACT = ActionContract.of(
                    "find_agent_or_office", Input.class, Output.class)
            .domain(ListingsDomain.DOMAIN)
            .tier(Tier.ALL)
            .description("Finds agents and offices of the MLS by name or MLS id.")
            .build();

    private FindAgentOrOffice() {}
}
