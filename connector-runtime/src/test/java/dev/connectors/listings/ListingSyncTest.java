package dev.connectors.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.connectors.domain.Access;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.NotFound;
import dev.connectors.error.NotPermitted;
import dev.connectors.error.ProviderUnavailable;
import dev.connectors.permission.Budget;
import dev.connectors.permission.Budgets;
import dev.connectors.permission.Principal;
import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.Settings;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListingSyncTest {

    private static final Principal OFFICE = Principal.of("acme-realty", "mls-sync");

    private final Exchange exchange = new Exchange();
    private final MemoryListingStore store = new MemoryListingStore();
    private final Connectors connectors = Connectors.builder()
            .connectors(List.of(exchange))
            .composites(List.of())
            .budgets(Budgets.defaults().cap(Budget.CALLS, 3, 3))
            .build();
    private final Settings settings = connectors.settings(OFFICE);
    private final ListingSync sync = ListingSync.of(connectors.conversation(OFFICE, "sync"), Exchange.METRO, store);

    ListingSyncTest() {
        settings.turnOn("exchange");
        for (int i = 0; i < 57; i++) {
            exchange.put("L%03d".formatted(i), 100 + i);
        }
    }

    @AfterEach
    void close() {
        connectors.close();
    }

    @Test
    void everythingComesAndLaterOnlyWhatChanged() {
        assertThat(sync.changes().put()).isEqualTo(57);
        exchange.put("L003", 1);
        exchange.put("L900", 2);

        assertThat(sync.changes().put()).isEqualTo(2);
        assertThat(Exchange.prices(store)).isEqualTo(exchange.prices());
    }

    @Test
    void aFeedThatStandsStillEndsTheRun() {
        exchange.standStill();

        assertThatThrownBy(sync::changes).isInstanceOf(ProviderUnavailable.class);
        assertThat(store.entries()).hasSize(5); // what came is kept
    }

    @Test
    void whatMayNotBeShownIsInNoStore() {
        sync.changes();
        exchange.put("L003", -1);
        sync.changes();

        assertThat(store.entries()).hasSize(56).doesNotContainKey("L003");
    }

    @Test
    void whatIsGoneIsFoundByItsKey() {
        sync.changes();
        exchange.remove("L005");
        exchange.remove("L056");

        assertThat(sync.reconcile().removed()).isEqualTo(2);
        assertThat(Exchange.prices(store)).isEqualTo(exchange.prices());
        assertThat(sync.reconcile().removed()).isZero();
    }

    @Test
    void whatComesWhileKeysAreReadIsNotTakenForGone() {
        sync.changes();
        store.failAfter(2, true); // a pass that ends after its third part
        assertThatThrownBy(sync::reconcile).isInstanceOf(IllegalStateException.class);
        exchange.put("L000b", 7); // its keys are behind us
        sync.changes();

        assertThat(sync.reconcile().removed()).isZero();
        assertThat(Exchange.prices(store)).isEqualTo(exchange.prices());
    }

    @Test
    void whatWentAfterAPassHadSeenItIsFoundWhereThatPassGoesOn() {
        sync.changes();
        store.failAfter(2, true);
        assertThatThrownBy(sync::reconcile).isInstanceOf(IllegalStateException.class);
        exchange.remove("L001");

        assertThat(sync.reconcile().removed()).isEqualTo(1);
        assertThat(Exchange.prices(store)).isEqualTo(exchange.prices());
    }

    @Test
    void anEmptyAnswerEmptiesNoStore() {
        sync.changes();
        exchange.nameNoKeys();

        assertThatThrownBy(sync::reconcile)
                .isInstanceOf(MassRemovalException.class)
                .hasMessageContaining("57 of 57 listings");
        assertThat(store.entries()).hasSize(57);
    }

    @Test
    void keysThatDoNotAddUpRemoveNothing() {
        sync.changes();
        exchange.remove("L005");
        exchange.countTooMany(30);

        assertThatThrownBy(sync::reconcile).isInstanceOf(MassRemovalException.class);
        assertThat(store.entries()).hasSize(57);
        exchange.countTooMany(0);
        assertThat(sync.reconcile().removed()).isEqualTo(1);
    }

    @Test
    void manyMayGoWhereTheHostSaysSo() {
        sync.changes();
        for (int i = 0; i < 40; i++) {
            exchange.remove("L%03d".formatted(i));
        }

        assertThatThrownBy(sync::reconcile).isInstanceOf(MassRemovalException.class);
        var wide = sync.guardedBy(new ListingSync.Guard(1, 0, 0.01));
        assertThat(wide.reconcile().removed()).isEqualTo(40);
        assertThat(Exchange.prices(store)).isEqualTo(exchange.prices());
    }

    @Test
    void anEndAtAnyPointChangesNothingOfTheResult() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            for (int change = random.nextInt(6); change > 0; change--) {
                var key = "L%03d".formatted(random.nextInt(70));
                if (random.nextInt(8) == 0) {
                    exchange.remove(key);
                } else {
                    exchange.put(key, random.nextInt(-20, 1000));
                }
            }
            if (random.nextInt(10) == 0) {
                exchange.become("exchange", random.nextBoolean() ? "idx" : "vow");
            }
            store.failAfter(random.nextInt(12), random.nextBoolean());
            try {
                if (random.nextInt(3) == 0) {
                    sync.reconcile();
                } else {
                    sync.changes();
                }
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("database");
            }
        }
        store.failAfter(Integer.MAX_VALUE, false);
        sync.reconcile();
        sync.changes();

        assertThat(Exchange.prices(store)).isEqualTo(exchange.prices());
    }

    @Test
    void aStoreOfAnotherHostIsLeftAsItIs() {
        sync.changes();
        var before = store.entries();
        exchange.become("another_exchange", "idx");
        exchange.put("L003", 1);

        for (Executable task : List.<Executable>of(sync::changes, sync::reconcile)) {
            assertThatThrownBy(task::execute)
                    .isInstanceOf(OtherOriginException.class)
                    .hasMessage(
                            "This store holds the listings of exchange/metro, not of another_exchange/metro. Use another"
                                    + " store, or clear this one, its checkpoints included.");
        }
        assertThat(store.entries()).isEqualTo(before);
    }

    @Test
    void aStoreOfAnotherDatasetIsRefusedBeforeAnyRequest() {
        sync.changes();
        int calls = settings.history().size();
        var other = ListingSync.of(connectors.conversation(OFFICE, "sync"), new DatasetId("coast"), store);

        for (Executable task : List.<Executable>of(other::changes, other::reconcile)) {
            assertThatThrownBy(task::execute)
                    .isInstanceOf(OtherOriginException.class)
                    .hasMessageContaining("exchange/metro, not of coast");
        }
        assertThat(settings.history()).hasSize(calls);
    }

    @Test
    void aStoreThatDoesNotSayWhatItHoldsIsRefused() {
        sync.changes();
        store.forget("holding");

        assertThatThrownBy(sync::changes).isInstanceOf(OtherOriginException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void underAnotherLicenceNothingStaysThatOnlyTheFormerOneAllowed(boolean reconciles) {
        sync.changes();
        exchange.become("exchange", "vow"); // every second listing may not be shown any more,
        for (int i = 0; i < 50; i += 2) { // many are not even there,
            exchange.remove("L%03d".formatted(i));
        }
        exchange.putDatedBack("L051", 4); // and one bears an earlier time than it did

        if (reconciles) {
            sync.reconcile();
        } else {
            sync.changes();
        }

        assertThat(Exchange.prices(store)).isEqualTo(exchange.prices()).containsEntry("L051", 4);
        assertThat(sync.changes().put()).isZero();
    }

    @Test
    void aPassOverTheKeysDoesNotGoOnUnderAnotherLicence() {
        sync.changes();
        store.failAfter(2, true);
        assertThatThrownBy(sync::reconcile).isInstanceOf(IllegalStateException.class);
        exchange.become("exchange", "vow");
        exchange.remove("L000");

        sync.reconcile();

        assertThat(Exchange.prices(store)).isEqualTo(exchange.prices());
    }

    @Test
    void noModelIsOfferedItOrCanCallIt() {
        var chat = connectors.conversation(OFFICE, "chat-1");

        assertThat(chat.tools()).isEmpty();
        assertThat(chat.call("listings_sync_listings", "{\"dataset\":\"metro\"}")
                        .code())
                .isEqualTo("unknown_tool");
    }

    @Test
    void eachBatchAsksThePermissionsOfItsMoment() {
        sync.changes();
        settings.set("exchange", "Metro MLS", Access.HIDDEN);
        assertThatThrownBy(sync::changes).isInstanceOf(NotFound.class);

        settings.turnOff("exchange");
        assertThatThrownBy(sync::changes).isInstanceOf(NotPermitted.class).isInstanceOf(ConnectorException.class);
        assertThat(store.entries()).hasSize(57);
    }

    @Test
    void eachBatchIsOnTheRecord() {
        long batches = sync.changes().batches();

        assertThat(settings.history())
                .filteredOn(row -> row.entry().tool().equals("listings_sync_listings"))
                .hasSize((int) batches);
    }
}
