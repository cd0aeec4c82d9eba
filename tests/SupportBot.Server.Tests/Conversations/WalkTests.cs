using System.Text.Json;
using SupportBot.Runtime.Chats;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Support;
using SupportBot.Runtime.Turns;
using SupportBot.Schema;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>What holds on every way through the conversation: pressing buttons, going back, pasting secrets.</summary>
public sealed class WalkTests
{
    private const int FewestStates = 150;

    private static readonly SupportTurn Turn = new(RealContent.Loaded);

    private static readonly string[] NotUnderstood = ["shared/not-understood.1", "shared/not-understood.2", "shared/not-understood.3", "shared/not-understood.1.known", "shared/not-understood.2.known", "shared/not-understood.3.again"];

    private static readonly (string Before, string Secret)[] Secrets =
    [
        ("my id is ", "11010519491231002X"), ("i paid with ", "4111 1111 1111 1111"), ("my password is ", "Tr0ub4dor&3"), ("我的验证码是", "493817"),
        ("my iban ", "DE89370400440532013000"), ("write to ", "test.user+1@example.com"),
        ("助记词:", "legal winner thank year wave sausage worth useful legal winner thank yellow"),
        ("private key ", "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Every_button_that_is_offered_leads_on(string locale)
    {
        var reached = PressEveryButton(locale);
        Assert.True(reached.Count >= FewestStates, $"Only {reached.Count} states were reached.");
        var refusals = NotUnderstood.Select(id => RealContent.Loaded.Snapshot.FindText(locale, id)!.Text).ToArray();
        Misses.None(reached.Where(at => at.Result.Intent == "back" || refusals.Any(Read(at).Contains)).Select(at => $"{at.From} + [{at.Button}]: {Read(at)}"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Whoever_only_presses_buttons_reads_one_language_and_no_empty_braces(string locale)
    {
        var reached = PressEveryButton(locale);
        Assert.All(reached, at => Assert.Equal(locale, at.Result.State.Locale));
        Assert.All(reached, at => Assert.DoesNotMatch(@"\{[a-zA-Z]+\}", Read(at)));
        Assert.All(reached.SelectMany(at => at.Result.Replies), reply => Assert.False(string.IsNullOrWhiteSpace(reply.Text)));
    }

    [Fact]
    public void No_secret_of_any_kind_is_said_or_kept_wherever_it_is_pasted()
    {
        var states = PressEveryButton("en").Select(at => at.Result.State).ToArray();
        for (var at = 0; at < 160; at++)
        {
            var (before, secret) = Secrets[at % Secrets.Length];
            var result = Say(states[(at * 13) % states.Length], before + secret);
            var kept = Write(result.State) + result.Input.Text + ChatPlayer.Read(result);
            Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Back_undoes_turn_by_turn_to_the_beginning(int seed)
    {
        var random = new Random(seed);
        var states = new List<ConversationState> { Greeting("en").State };
        for (var turn = 0; turn < 40; turn++)
        {
            var buttons = Buttons(Say(states[^1], "repeat"));
            states.Add(Say(states[^1], buttons.Count == 0 ? "glare on my id" : buttons[random.Next(buttons.Count)]).State);
        }

        var at = states[^1];
        for (var steps = 1; steps < states.Count; steps++)
        {
            at = Say(at, seed % 2 == 0 ? "back" : "返回").State;
            Assert.Equal(Steps.Of(states[^(steps + 1)]), Steps.Of(at));
        }

        Assert.Null(at.Previous);
        Assert.Equal(Write(at), Write(Say(at, "back").State));
        Assert.Equal(states[^1].Reminders, at.Reminders);
    }

    private static List<(string From, string Button, TurnResult Result)> PressEveryButton(string locale)
    {
        var (seen, reached) = (new HashSet<string>(), new List<(string, string, TurnResult)>());
        var queue = new Queue<TurnResult>([Greeting(locale)]);
        while (queue.TryDequeue(out var from) && reached.Count < 2500)
        {
            foreach (var button in Buttons(from))
            {
                var result = Say(from.State with { Previous = null }, button);
                reached.Add((Place(from.State), button, result));
                if (seen.Add(Place(result.State)))
                {
                    queue.Enqueue(result);
                }
            }
        }

        return reached;
    }

    private static string Place(ConversationState state) =>
        string.Join('>', state.Stack.Select(open => $"{open.Dialog}.{open.Step}.{open.Prompt?.Text}")) + $" {state.Case.Topic} {state.Case.Rejections}";

    private static string Read((string From, string Button, TurnResult Result) at) => ChatPlayer.Read(at.Result);

    private static List<string> Buttons(TurnResult result) =>
        [.. result.Replies.SelectMany(reply => reply.SuggestedActions?.Actions ?? []).Select(action => action.Title!)];

    private static TurnResult Greeting(string locale) => Turn.Run(Turn.NewConversation(locale), new() { Type = ActivityTypes.ConversationUpdate }, Story.Now);

    private static TurnResult Say(ConversationState state, string message) => Turn.Run(state, Activity.Message(message), Story.Now);

    private static string Write(ConversationState state) => JsonSerializer.Serialize(state, StateJsonContext.Default.ConversationState);
}
