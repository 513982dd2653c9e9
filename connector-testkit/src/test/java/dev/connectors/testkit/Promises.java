package dev.connectors.testkit;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What an author is told: for each way to break a rule, the words that the suite must say. */
final class Promises {

    private Promises() {}

    /** A contract test of a broken connector, and the beginning of what it must say. */
    static Stream<Arguments> all() {
        return Stream.concat(declarations(), conduct());
    }

    private static Stream<Arguments> declarations() {
        return Stream.of(
                arguments(
                        BrokenDeclarations.BadId.class,
                        "rule 1.1: a connector's id is 2 to 40 lower case letters, digits and underscores: Lead-Book"),
                arguments(
                        BrokenDeclarations.Unfindable.class,
                        "rule 1.2: Unlisted is not named in META-INF/services/dev.connectors.spi.Connector. Hosts on the"
                                + " class path would not find it. Add the line: dev.connectors.testkit.Unlisted"),
                arguments(
                        BrokenDeclarations.Unmakeable.class,
                        "rule 1.4: WantsAnArgument has no public constructor without arguments, so ServiceLoader cannot"
                                + " make one. Write: public WantsAnArgument() {}"),
                arguments(
                        BrokenDeclarations.LongName.class,
                        "rule 2.1: the tool name leadbook_list_very_very_very_very_very_very_very_very_very_very_very_"
                                + "very_long_leads is longer than 64 characters, which some models refuse. Shorten the"
                                + " action's name."),
                arguments(
                        BrokenDeclarations.NoDescription.class,
                        "rule 2.2: leadbook.list_leads has no description. It is what a model chooses by. Write:"
                                + " .description(\"What it does, and in what order.\")"),
                arguments(
                        BrokenDeclarations.NoDoc.class,
                        "rule 2.3: leadbook.add_remark, argument 'text' has no @Doc. It is all that a model knows about"
                                + " the argument. Write: @Doc(\"What to put in.\") String text"),
                arguments(
                        BrokenConduct.AsksForMore.class,
                        "rule 2.4: leadbook.list_leads asked for GET /v1/leads/all, which the script does not have, so"
                                + " nothing about it could be looked at. Write: provider.get(\"/v1/leads/all\", 200,"
                                + " \"{...}\");"),
                arguments(
                        BrokenConduct.Fails.class,
                        "rule 2.4: leadbook.list_leads ended with provider_rejected (IllegalStateException) on the"
                                + " scripted answer. What the script answers must lead to a result; mend the one or the"
                                + " other."),
                arguments(BrokenDeclarations.Indescribable.class, "rule 2.5: leadbook.list_leads: "),
                arguments(
                        BrokenDeclarations.WideningEffects.class,
                        "rule 3.1: add_remark states [DESTRUCTIVE] for a call, and declares only [WRITE]. effectsOf may"
                                + " only narrow."),
                arguments(
                        BrokenConduct.WritesInARead.class,
                        "rule 3.2: leadbook.add_remark is declared READ and sent a POST; a READ action holds a client"
                                + " that can't write. Write: .effects(WRITE). For a POST that only reads:"
                                + " http().readByPost(path)."),
                arguments(
                        BrokenConduct.WritesInALook.class,
                        "rule 3.2: leadbook.add_remark sent a POST while it looked up facts, before anything was"
                                + " decided; that client can't write. Move the write to run. For a POST that only reads:"
                                + " http().readByPost(path)."),
                arguments(
                        BrokenDeclarations.ImpurePlan.class,
                        "rule 3.3: leadbook.add_remark gives two plans for the same input. What a person saw would not be"
                                + " what their yes is bound to. Make effectsOf, recipients and preview functions of input"
                                + " and facts alone."));
    }

    private static Stream<Arguments> conduct() {
        return Stream.of(
                arguments(
                        BrokenDeclarations.HidesTheText.class,
                        "rule 3.5: leadbook.add_remark does not show 'example-text' in its question. Who says yes must see"
                                + " what is written. Write: .preview(in -> Preview.of(\"...?\").line(\"Text\","
                                + " in.text())), or leave it out, which shows everything."),
                arguments(
                        BrokenDeclarations.Contrary.class,
                        "rule 2.4: leadbook.list_leads takes none of the arguments that its schema led to:"
                                + " {\"from\":\"2026-03-10\",\"to\":\"2026-03-10\"}. Override input(action) and give it"
                                + " an example."),
                arguments(
                        BrokenConduct.FollowsLinks.class,
                        "rule 7.2: leadbook.list_leads followed a link in an answer to a server that is none of Leadbook's."
                                + " Write: context.http().follow(link)"),
                arguments(
                        BrokenDeclarations.UnlistedResource.class,
                        "rule 4.1: leadbook.list_leads, argument 'folder' is a FolderId, but leadbook lists no such"
                                + " resource, so no user could ever allow it. Add the type to resources(), or make it a"
                                + " String."),
                arguments(
                        BrokenDeclarations.Unguarded.class,
                        "rule 4.2: leadbook.list_leads returns OpenLead, which belongs to a list, and OpenLead is not"
                                + " Guarded: openleads of hidden lists would reach the model. Write: record OpenLead(...)"
                                + " implements Guarded<OpenLead>, and name its list."),
                arguments(
                        BrokenDeclarations.GuardedByNothing.class,
                        "rule 4.2: leadbook.list_leads returns Shown, whose resources() leaves out all of them: it would"
                                + " be shown when that is hidden. Name each resource that it belongs to."),
                arguments(
                        BrokenConduct.CountsHidden.class,
                        "rule 4.3: leadbook.list_leads answers differently when only a hidden list changed: what is"
                                + " hidden shows, in a count if nothing else. Ask context.visible(ListId.class) what to"
                                + " leave out at the provider."),
                arguments(BrokenConduct.ShowsHidden.class, "rule 4.3: leadbook.list_leads answers differently"),
                arguments(
                        BrokenDeclarations.BareId.class,
                        "rule 4.4: leadbook.list_leads, argument 'list' is text, and its name is that of a list: nothing"
                                + " that a user hides would be held back. Write: Optional<ListId> list"),
                arguments(
                        BrokenConduct.TalksWhenBusy.class,
                        "rule 4.5: leadbook.list_leads shows text of a resource of which only busy times may be seen. In"
                                + " atBusy() leave out all that others wrote."),
                arguments(
                        BrokenDeclarations.SilentWrite.class,
                        "rule 5.1: leadbook.add_remark is WRITE and doesn't say what a lost answer means. Write: repeat()"
                                + " { return Repeat.never(); } with the reason, or Repeat.confirmedBy(find) if Leadbook"
                                + " takes a key of ours."),
                arguments(
                        BrokenConduct.WritesTwice.class,
                        "rule 5.2: leadbook.add_remark sent POST /v1/leads/7/remarks after its connection was dropped: it"
                                + " would be done twice. Let the failure go through; what it means is for repeat() to"
                                + " say."),
                arguments(
                        BrokenConduct.CallsItFailed.class,
                        "rule 5.2: leadbook.add_remark ended with provider_unavailable although its connection was"
                                + " dropped: whether it was done is not known, and the model would try again. Let the"
                                + " failure go through."),
                arguments(
                        BrokenConduct.CallsItDone.class,
                        "rule 5.2: leadbook.add_remark gave a result although its connection was dropped, and nothing had"
                                + " confirmed it. Let the failure go through."),
                arguments(
                        BrokenConduct.TakesTroubleForAbsence.class,
                        "rule 5.3: leadbook.list_leads ended with not_found on a 503 that passes. Leave 5xx to the"
                                + " runtime, which tries again."),
                arguments(
                        BrokenDeclarations.PlainText.class,
                        "rule 6.1: Named.name is a String that Leadbook fills. Write ForeignText, so that the model is"
                                + " told who speaks, or @Doc(\"...\", ours = true) if only Leadbook itself can write it."),
                arguments(
                        BrokenConduct.QuotesErrors.class,
                        "rule 6.2: leadbook.list_leads put text of Leadbook's error answer into the message of"
                                + " ProviderRejected (status 422)."),
                arguments(
                        BrokenConduct.TellsErrors.class,
                        "rule 6.2: leadbook.list_leads put text of Leadbook's error answer into its result (status 422)."),
                arguments(
                        BrokenConduct.LogsErrors.class,
                        "rule 6.2: leadbook.list_leads logged or printed text of Leadbook's error answer (status 400)."),
                arguments(
                        BrokenConduct.FollowsRedirects.class,
                        "rule 7.1: leadbook.list_leads followed a redirect (301) to another server, where the token would"
                                + " go too. Write: context.http(), which follows none."),
                arguments(
                        BrokenDeclarations.OpensConnections.class,
                        "rule 7.2: OpensASocket mentions java.net.Socket. Only the runtime's client keeps to the declared"
                                + " origins, within the deadline, and adds the token. Write: context.http()"),
                arguments(
                        BrokenConduct.TrustsAnswers.class,
                        "rule 7.3: leadbook.list_leads threw ArrayIndexOutOfBoundsException on an answer that is "),
                arguments(
                        BrokenConduct.TakesTroubleForNothing.class,
                        "rule 7.3: leadbook.list_leads gave a result on an answer that is HTML. A failure that looks like"
                                + " an empty list misleads. Let the error go through."),
                arguments(
                        BrokenConduct.BuildsPaths.class,
                        "rule 7.4: leadbook.add_remark puts the id '7' into a path by itself, so that an id such as"),
                arguments(BrokenConduct.SetsTheToken.class, "rule 7.5: an action can't set the header 'Authorization'"),
                arguments(
                        BrokenDeclarations.Changing.class,
                        "rule 8.1: leadbook says two things in actions(). The runtime asks once, at start; a person's"
                                + " choices and a model's tools hang on it. Return constants."),
                arguments(
                        BrokenDeclarations.KnowsTooMuch.class,
                        "rule 8.2: KnowsTheRuntime mentions dev.connectors.permission.Principal, which is the runtime's."),
                arguments(
                        BrokenConduct.GoesOn.class,
                        "rule 8.3: leadbook.list_leads gave a result although the call was called off and nothing had"
                                + " come back. Let Cancelled go through."));
    }
}
