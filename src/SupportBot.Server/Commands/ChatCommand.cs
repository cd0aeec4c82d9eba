using System.Text.Json;
using SupportBot.Runtime.Support;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Server.Commands;

/// <summary>Talks in the terminal: for people as text, for programs as one line of JSON a turn.</summary>
internal sealed class ChatCommand(SupportContent content, Terminal terminal)
{
    private readonly SupportTurn _turn = new(content);

    public int Run(string? locale, bool jsonl)
    {
        var (state, number) = (_turn.NewConversation(locale), 0);
        var activity = new Activity { Type = ActivityTypes.ConversationUpdate };
        while (true)
        {
            var result = _turn.Run(state, activity, TimeProvider.System.GetUtcNow());
            state = result.State;
            if (jsonl)
            {
                WriteLine(number, result);
            }
            else
            {
                WriteText(result);
            }

            terminal.Output.Flush();
            if (!TryRead(jsonl, out var text))
            {
                return CommandLine.WrongCall;
            }

            if (text is null)
            {
                return CommandLine.Success;
            }

            activity = Activity.Message(text);
            number++;
        }
    }

    private bool TryRead(bool jsonl, out string? text)
    {
        if (!jsonl)
        {
            terminal.Output.Write("> ");
            terminal.Output.Flush();
        }

        text = terminal.Input.ReadLine();
        if (!jsonl && text is not null && Console.IsInputRedirected)
        {
            terminal.Output.WriteLine(text);
        }

        return !jsonl || text is null || JsonLine.TryReadText(ref text, terminal);
    }

    private void WriteText(TurnResult result)
    {
        foreach (var reply in result.Replies)
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine(reply.Text);
            var number = 0;
            foreach (var action in reply.SuggestedActions?.Actions ?? [])
            {
                terminal.Output.WriteLine($"  [{++number}] {action.Title}");
            }
        }

        terminal.Output.WriteLine();
    }

    private void WriteLine(int number, TurnResult result)
    {
        var view = new ConversationView(result);
        JsonLine.Write(terminal.Output, writer =>
        {
            writer.WriteNumber("turn", number);
            writer.WriteString("input", result.Input.Text ?? "");
            writer.WriteStartArray("activities");
            foreach (var reply in result.Replies)
            {
                JsonSerializer.Serialize(writer, reply, SchemaJsonContext.Default.Activity);
            }

            writer.WriteEndArray();
            writer.WriteString("reason", view.Reason);
            writer.WriteString("intent", view.Intent);
            writer.WriteString("dialog", view.Dialog);
            writer.WriteString("step", view.Step);
            writer.WriteString("owner", view.Owner);
        });
    }
}
