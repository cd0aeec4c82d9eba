using System.Text.Json;

namespace SupportBot.Schema.Tests;

public sealed class ActivityTests
{
    [Fact]
    public void A_message_is_plain_text_that_awaits_an_answer_only_if_told_so()
    {
        Assert.Equal(
            """{"type":"message","text":"Hello","textFormat":"plain","inputHint":"acceptingInput"}""",
            JsonSerializer.Serialize(Activity.Message("Hello"), SchemaJsonContext.Default.Activity));
        Assert.Equal("expectingInput", Activity.Message("Hello?", InputHints.ExpectingInput).InputHint);
    }

    [Fact]
    public void An_activity_can_be_typing_an_event_or_the_end()
    {
        JsonElement value = JsonSerializer.SerializeToElement("x", SchemaJsonContext.Default.String);

        Assert.Equal("""{"type":"typing"}""", JsonSerializer.Serialize(Activity.Typing(), SchemaJsonContext.Default.Activity));
        Assert.Equal("""{"type":"event","name":"n","value":"x"}""", JsonSerializer.Serialize(Activity.Event("n", value), SchemaJsonContext.Default.Activity));
        Assert.Equal(
            """{"type":"endOfConversation","code":"completedSuccessfully"}""",
            JsonSerializer.Serialize(Activity.EndOfConversation(), SchemaJsonContext.Default.Activity));
    }

    [Fact]
    public void A_reply_goes_back_the_way_the_question_came()
    {
        Activity question = Fixture.Activity("message-teams");

        Activity reply = Activity.Message("Hello").ReplyTo(question);

        Assert.Equal(("msteams", "https://smba.example.com/emea/", "1732440600555"), (reply.ChannelId, reply.ServiceUrl, reply.ReplyToId));
        Assert.Equal(("28:bot", "29:1abc"), (reply.From?.Id, reply.Recipient?.Id));
        Assert.Same(question.Conversation, reply.Conversation);
        Assert.Equal(("Hello", "de-DE"), (reply.Text, reply.Locale));
        Assert.Null(reply.Id);
    }

    [Fact]
    public void A_reply_keeps_a_language_of_its_own() =>
        Assert.Equal("en", (Activity.Message("Hello") with { Locale = "en" }).ReplyTo(Fixture.Activity("message-teams")).Locale);

    [Fact]
    public void A_reference_leads_back_to_the_conversation()
    {
        ConversationReference reference = Fixture.Activity("message-teams").GetConversationReference();

        Assert.Equal(("msteams", "29:1abc", "28:bot"), (reference.ChannelId, reference.User?.Id, reference.Bot?.Id));
        Assert.Equal("19:x@thread.tacv2;messageid=1", reference.Conversation.Id);
        Assert.Equal(("1732440600555", "de-DE"), (reference.ActivityId, reference.Locale));
    }

    [Fact]
    public void Nothing_refers_to_an_activity_without_a_conversation()
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Activity.Typing().GetConversationReference());

        Assert.Equal(
            "The typing activity has no 'conversation', so nothing can refer to its conversation. Refer to activities only as a channel delivered them.",
            refusal.Message);
    }

    [Fact]
    public void A_button_says_its_title_whichever_field_the_client_sends()
    {
        CardAction button = CardAction.ImBack("Blurry photo");

        Assert.Equal(("imBack", "Blurry photo", "Blurry photo"), (button.Type, button.Title, button.Value?.GetString()));
        Assert.Equal("https://example.com/", CardAction.OpenUrl("Open", "https://example.com/").Value?.GetString());
    }

    [Fact]
    public void Names_are_read_in_any_case_and_written_in_the_right_one()
    {
        Activity? activity = JsonSerializer.Deserialize("""{ "Type": "message", "FROM": { "ID": "dl_1" } }""", SchemaJsonContext.Default.Activity);

        Assert.Equal("""{"type":"message","from":{"id":"dl_1"}}""", JsonSerializer.Serialize(activity, SchemaJsonContext.Default.Activity));
    }

    [Fact]
    public void A_null_field_is_an_absent_field()
    {
        Activity? activity = JsonSerializer.Deserialize("""{ "type": "message", "text": null, "value": null, "attachments": null }""", SchemaJsonContext.Default.Activity);

        Assert.Equal("""{"type":"message"}""", JsonSerializer.Serialize(activity, SchemaJsonContext.Default.Activity));
    }

    [Fact]
    public void The_empty_account_that_Direct_Line_clients_send_is_accepted() =>
        Assert.Null(JsonSerializer.Deserialize("{}", SchemaJsonContext.Default.ChannelAccount)?.Id);
}
