using System.Text.Json;

namespace SupportBot.Server.Tests.Commands;

public sealed class ChatCommandTests
{
    [Fact]
    public void Every_message_makes_one_line_with_exactly_the_fields_of_the_contract()
    {
        var lines = Invocation.Chat("en", "there is glare on my id", "is my money safe?", "done").Lines;
        Assert.Equal([0, 1, 2, 3], lines.Select(line => line.GetProperty("turn").GetInt32()));
        Assert.Equal(["", "there is glare on my id", "is my money safe?", "done"], Column(lines, "input"));
        Assert.All(lines, line => Assert.Equal(
            ["turn", "input", "activities", "reason", "intent", "dialog", "step", "owner"], line.EnumerateObject().Select(field => field.Name)));
    }

    [Fact]
    public void A_line_tells_what_the_conversation_holds()
    {
        var lines = Invocation.Chat("en", "there is glare on my id", "is my money safe?", "done").Lines;
        Assert.Equal(["none", "glare", "glare", "glare"], Column(lines, "reason"));
        Assert.Equal(["none", "none", "funds-safe", "done"], Column(lines, "intent"));
        Assert.Equal(["reason", "remedy", "remedy", "support"], Column(lines, "dialog"));
        Assert.Equal(["ask", "show", "show", "rejections"], Column(lines, "step"));
        Assert.All(Column(lines, "owner"), owner => Assert.Equal("assistant", owner));
    }

    [Fact]
    public void Replies_are_activities_with_text_and_the_last_one_has_the_buttons()
    {
        var activities = Invocation.Chat("en", "there is glare on my id").Lines[1].GetProperty("activities").EnumerateArray().ToArray();
        Assert.All(activities, activity => Assert.Equal("message", activity.GetProperty("type").GetString()));
        Assert.All(activities, activity => Assert.NotEmpty(activity.GetProperty("text").GetString()!));
        Assert.All(activities[..^1], activity => Assert.False(activity.TryGetProperty("suggestedActions", out _)));
        var actions = activities[^1].GetProperty("suggestedActions").GetProperty("actions").EnumerateArray().ToArray();
        Assert.Equal(["Done", "One step at a time", "Not sure", "I can't do this"], actions.Select(action => action.GetProperty("title").GetString()));
        Assert.All(actions, action => Assert.Equal("imBack", action.GetProperty("type").GetString()));
    }

    [Fact]
    public void A_secret_is_in_no_line()
    {
        string[] secrets = ["Tr0ub4dor&3", "11010519491231002X", "4111 1111 1111 1111"];
        var chat = Invocation.Chat("en", [.. secrets.Select(secret => $"my password is {secret}"), "what did i say", "repeat", "back", "a person"]);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, chat.Output, StringComparison.Ordinal));
        Assert.All(chat.Lines.Skip(1).Take(3), line => Assert.Equal("secret-shared", line.GetProperty("intent").GetString()));
    }

    [Fact]
    public void What_stands_behind_the_8000th_character_is_neither_read_nor_printed()
    {
        var message = "there is glare on my id ".PadRight(8000, '.') + " my passport expired";
        var line = Invocation.Chat("en", message).Lines[1];
        Assert.Equal(message[..8000], line.GetProperty("input").GetString());
        Assert.Equal("glare", line.GetProperty("reason").GetString());
        Assert.DoesNotContain("expired", Texts(line), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_message_is_answered_and_the_open_question_stays()
    {
        var lines = Invocation.Chat("en", "there is glare on my id", "", "   ", "\u200B\u200F").Lines;
        Assert.All(lines.Skip(2), line => Assert.StartsWith(RealContent.Loaded.Snapshot.FindText("en", "shared/empty")!.Text, Texts(line), StringComparison.Ordinal));
        Assert.All(lines.Skip(2), line => Assert.Equal("show", line.GetProperty("step").GetString()));
    }

    [Fact]
    public void A_line_that_is_no_JSON_ends_the_command()
    {
        var chat = Invocation.Run("{\"text\": \"hello\"}\nhello\n{\"text\": \"glare\"}\n", "chat", "--format", "jsonl");
        Assert.Equal(2, chat.Exit);
        Assert.Equal(2, chat.Lines.Count);
        Assert.Equal("An input line is not {\"text\": \"...\"}. Write one such object a line.", Assert.Single(chat.ErrorLines));
    }

    [Fact]
    public void Fields_beside_the_text_are_passed_over() => Assert.Equal(
        "glare",
        Invocation.Run("{\"id\": 7, \"text\": \"glare on my id\"}\n", "chat", "--format", "jsonl").Lines[1].GetProperty("reason").GetString());

    [Fact]
    public void Without_a_format_the_chat_is_plain_text()
    {
        var chat = Invocation.Run("there is glare on my id\n", "chat");
        Assert.Equal((0, ""), (chat.Exit, chat.Errors));
        Assert.Contains("  [1] Done", chat.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"turn\"", chat.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_messages_give_the_same_lines() => Assert.Equal(
        Invocation.Chat("en", "it is blurry", "my name is wrong too", "no").Output,
        Invocation.Chat("en", "it is blurry", "my name is wrong too", "no").Output);

    private static IEnumerable<string?> Column(IEnumerable<JsonElement> lines, string field) => lines.Select(line => line.GetProperty(field).GetString());

    private static string Texts(JsonElement line) =>
        string.Join('\n', line.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("text").GetString()));
}
