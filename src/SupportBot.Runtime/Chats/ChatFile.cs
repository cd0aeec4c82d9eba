using SupportBot.Runtime.Content;
using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Chats;

/// <summary>A conversation that must come true, as <c>dialogs/README.md</c> describes it.</summary>
internal sealed class ChatFile
{
    private readonly ContentFile _file;
    private readonly List<ContentFault> _faults;
    private readonly List<ChatTurn> _turns = [new(0, [])];
    private QueueOutlook? _queue;

    private ChatFile(ContentFile file, List<ContentFault> faults) => (_file, _faults) = (file, faults);

    public static IReadOnlyList<ChatTurn> Parse(ContentFile file, List<ContentFault> faults)
    {
        var chat = new ChatFile(file, faults);
        var number = 0;
        foreach (var line in file.Text.Split('\n').Select(raw => raw.Trim()))
        {
            number++;
            if (line.Length > 0 && line[0] != '>')
            {
                chat.Take(line, number);
            }
        }

        return chat._turns;
    }

    private void Take(string line, int number)
    {
        if (After(line, "user:") is { } said)
        {
            _turns.Add(new(number, []) { User = said.Replace("\\n", "\n", StringComparison.Ordinal), Queue = _queue });
        }
        else if (ChatDesk.Read(line) is { } action)
        {
            _turns.Add(new(number, []) { Action = action });
        }
        else if (After(line, "desk:") is { } desk && ChatDesk.Outlooks.TryGetValue(desk, out var queue))
        {
            _queue = queue;
        }
        else if (Expectation(line) is { } expected)
        {
            _turns[^1].Expected.Add((number, expected.Kind, expected.Value));
        }
        else
        {
            _faults.Add(new(_file.Path, number, 1, $"The line '{line}' is not understood.", "Begin it with 'user:', 'agent', 'desk:', 'bot:', 'bot not:', '[name=value]' or '>'."));
        }
    }

    private static (ChatExpectation Kind, string Value)? Expectation(string line) =>
        After(line, "bot:") is { } says ? (ChatExpectation.Says, says)
        : After(line, "bot not:") is { } not ? (ChatExpectation.DoesNotSay, not)
        : line == "bot says nothing" ? (ChatExpectation.SaysNothing, "")
        : line[0] == '[' && line[^1] == ']' && line.Contains('=', StringComparison.Ordinal) ? (ChatExpectation.Holds, line[1..^1])
        : null;

    private static string? After(string line, string prefix) => line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..].Trim() : null;
}
