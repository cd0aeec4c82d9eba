using System.Text;
using System.Text.Json;
using SupportBot.Runtime.Chats;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Support;
using SupportBot.Schema;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>What holds in every state, whatever is said.</summary>
public sealed class PropertyTests
{
    private const int FewestStates = 60;
    private const string Secret = "11010519491231002X";

    private static readonly SupportTurn Turn = new(RealContent.Loaded);

    private static readonly string[] Meaningful =
    [
        "hi", "it says blurry", "glare on my id", "name does not match", "document type not supported", "my passport expired", "face check failed",
        "already used by another account", "country not supported", "wrong birth date", "国籍选错了", "证件照片不完整", "i found no reason", "passport", "id card", "done",
        "one step at a time", "not sure", "i can't", "1", "2", "3", "yes", "no", "all ready", "one is missing", "app", "website", "sent", "it is locked",
        "no such button", "still under review", "30 hours", "rejected again", "verified", "start over", "talk to a person", "help", "is my money safe",
        "many times", "中文", "english", "checklist", "where do i submit", "the photo is blurry and it expired", "never registered",
    ];

    [Fact]
    public void Every_reachable_state_answers_anything_and_back_undoes_it()
    {
        var states = Reachable();
        Assert.True(states.Count >= FewestStates, $"Only {states.Count} states were reached.");
        var random = new Random(20261124);
        var inputs = Enumerable.Range(0, 1000).Select(number => Input(random, number)).ToArray();
        // Every state meets a share of the inputs, and every input several states.
        Parallel.For(0, inputs.Length, number =>
        {
            for (var share = 0; share < 4; share++)
            {
                Check(states[((number * 7) + (share * 31)) % states.Count], inputs[number]);
            }
        });
    }

    private static void Check(ConversationState state, string input)
    {
        var result = Turn.Run(state, Activity.Message(input), Story.Now);
        var reply = ChatPlayer.Read(result);
        Assert.False(string.IsNullOrWhiteSpace(reply), $"No reply to {JsonSerializer.Serialize(input)}");
        Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", reply);
        Assert.DoesNotContain(Secret, reply + result.Input.Text, StringComparison.Ordinal);
        Assert.Equal(Write(result.State), Write(JsonSerializer.Deserialize(Write(result.State), StateJsonContext.Default.ConversationState)!));
        if (result.Intent != "back")
        {
            var undone = Turn.Run(result.State, Activity.Message(input.Length % 2 == 0 ? "back" : "返回"), Story.Now);
            Assert.Equal(Steps.Of(state), Steps.Of(undone.State with { Locale = state.Locale }));
            Assert.Equal(result.State.Reminders, undone.State.Reminders);
            Assert.Equal(result.State.Case.Flags, undone.State.Case.Flags);
        }
    }

    /// <summary>States by dialog, step and reason, found by saying everything meaningful in each, breadth first.</summary>
    private static List<ConversationState> Reachable()
    {
        var first = Turn.Run(Turn.NewConversation("en"), new() { Type = ActivityTypes.ConversationUpdate }, Story.Now).State;
        var (found, queue) = (new Dictionary<string, ConversationState>(), new Queue<ConversationState>([first]));
        while (queue.TryDequeue(out var state) && found.Count < 250)
        {
            foreach (var input in Meaningful)
            {
                var next = Turn.Run(state, Activity.Message(input), Story.Now).State;
                var place = string.Join('>', next.Stack.Select(open => $"{open.Dialog}.{open.Step}")) + next.Case.Topic + next.Locale;
                if (next.Depth < 25 && found.TryAdd(place, next))
                {
                    queue.Enqueue(next);
                }
            }
        }

        return [.. found.Values];
    }

    private static string Write(ConversationState state) => JsonSerializer.Serialize(state, StateJsonContext.Default.ConversationState);

    private static string Input(Random random, int number) => (number % 10) switch
    {
        0 => new string(' ', random.Next(0, 4)),
        1 => string.Concat(Enumerable.Repeat("😀🙏", random.Next(1, 5))),
        2 => Characters(random, 0x00, 0x1F, random.Next(1, 60)),
        3 => Characters(random, 0x20, 0xD7FF, random.Next(1, 400)),
        4 => Characters(random, 0x4E00, 0x9FFF, random.Next(1, 80)),
        5 => Characters(random, 0x600, 0x6FF, random.Next(1, 80)) + "\u200F\u202E",
        6 => string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => Meaningful[random.Next(Meaningful.Length)])),
        7 => random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        8 => $"my id is {Secret} {Meaningful[random.Next(Meaningful.Length)]}",
        _ => number % 100 == 9 ? Characters(random, 0x20, 0x7E, 10_000) : "\uD83D" + Characters(random, 0x20, 0x24F, random.Next(1, 200)),
    };

    private static string Characters(Random random, int from, int to, int length)
    {
        var text = new StringBuilder(length);
        for (var at = 0; at < length; at++)
        {
            text.Append((char)random.Next(from, to + 1));
        }

        return text.ToString();
    }
}
