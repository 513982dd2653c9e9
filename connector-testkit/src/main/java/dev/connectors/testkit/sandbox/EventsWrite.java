package dev.connectors.testkit.sandbox;

import java.util.Optional;

/** events.insert, patch, update, delete and move. */
final class EventsWrite {

    private final Calendars calendars;
    private final String site;

    EventsWrite(Calendars calendars, String site) {
        this.calendars = calendars;
        this.site = site;
    }

    Answer insert(Call call) {
        var visible = calendars.writable(call);
        return seen(call, visible, writer(call, visible).insert(call.body()));
    }

    Answer patch(Call call) {
        var visible = calendars.writable(call);
        var before = find(call, visible);
        call.checkPrecondition(before);
        return seen(call, visible, writer(call, visible).patch(before, call.body()));
    }

    Answer update(Call call) {
        var visible = calendars.writable(call);
        var before = find(call, visible);
        call.checkPrecondition(before);
        return seen(call, visible, writer(call, visible).update(before, call.body()));
    }

    Answer delete(Call call) {
        var visible = calendars.writable(call);
        var before = find(call, visible);
        if (before.isCancelled()) {
            throw ApiError.deleted();
        }
        call.checkPrecondition(before);
        writer(call, visible).delete(before);
        return Answer.empty(204);
    }

    /** The event leaves this calendar as a deleted one and lives on, with the same id, in the other, whose it is now. */
    Answer move(Call call) {
        var from = calendars.writable(call);
        var to = calendars.visible(call, call.text("destination").orElse(""));
        if (!to.role().atLeast(AccessRole.WRITER)) {
            throw ApiError.forbidden("requiredAccessLevel", "You need to have writer access to this calendar.");
        }
        var event = find(call, from);
        if (event.isCancelled()) {
            throw ApiError.deleted();
        }
        if (!StoredEvent.sameAddress(event.organizer(), from.store().id)) {
            throw ApiError.forbidden("cannotChangeOrganizer", "Only the organizer can move an event.");
        }
        if (event.isOfSeries()
                || !event.json().path("eventType").asText("default").equals("default")) {
            throw ApiError.invalid("Only single events and series of the default type can be moved.");
        }
        if (to.store().isTaken(event.id())) {
            throw ApiError.duplicate();
        }
        var world = from.store().world;
        var json = event.json().deepCopy();
        json.putObject("organizer").put("email", to.store().id);
        json.put("updated", world.timestamp());
        from.store().put(event.cancelled(world.next(), world.timestamp()));
        var version = world.next();
        var moved = new StoredEvent(event.id(), json, version, version);
        to.store().put(moved);
        MailRoom.notify(to.store(), Optional.of(event), moved, call.method().id(), sendUpdates(call));
        return seen(call, to, moved);
    }

    private static EventWriter writer(Call call, Calendars.Visible visible) {
        var version = call.number("conferenceDataVersion", 0);
        if (version > 1) {
            throw ApiError.parameter("conferenceDataVersion", "invalidParameter", "conferenceDataVersion is 0 or 1.");
        }
        var options = new EventWriter.Options(
                call.method().id(), sendUpdates(call), version, call.flag("supportsAttachments"));
        return new EventWriter(visible.store(), call.caller().email(), options);
    }

    private static String sendUpdates(Call call) {
        return call.word("sendUpdates", "none", "all", "externalOnly", "none");
    }

    private static StoredEvent find(Call call, Calendars.Visible visible) {
        return visible.store().find(call.path().getOrDefault("eventId", "")).orElseThrow(ApiError::notFound);
    }

    private Answer seen(Call call, Calendars.Visible visible, StoredEvent event) {
        var viewer = Viewer.of(call, visible.store(), visible.role(), site);
        return Answer.ok(viewer.view(event)).with("ETag", event.etag());
    }
}
