using SupportBot.Runtime.Dialogs;
using SupportBot.Runtime.Prompts;
using SupportBot.Runtime.Recognizers;
using SupportBot.Runtime.State;
using SupportBot.Runtime.Turns;

namespace SupportBot.Runtime.Tests.Dialogs;

public sealed class DialogTests
{
    private static readonly PromptState Question = new() { Text = "shared/help" };

    private static readonly TestContent Content = new();

    private readonly List<string> _ran = [];
    private Turn _turn = NewTurn();

    [Fact]
    public void Steps_run_in_order_and_hand_on_their_results()
    {
        var context = Open([], new WaterfallDialog("main", Step("one", step => step.Next("1")), Step("two", step => step.Next(step.Result + "2")), Step("three", step => step.End(step.Result + "3"))));

        var result = context.Begin("main");

        Assert.Equal(["one:", "two:1", "three:12"], _ran);
        Assert.Equal(new(DialogTurnStatus.Complete, "123"), result);
        Assert.Empty(context.Stack);
    }

    [Fact]
    public void After_the_last_step_the_waterfall_ends_with_its_result() =>
        Assert.Equal(new(DialogTurnStatus.Complete, "last"), Open([], new WaterfallDialog("main", Step("one", step => step.Next("last")))).Begin("main"));

    [Fact]
    public void A_step_that_asks_waits_and_the_answer_is_the_result_of_the_next()
    {
        Dialog main = new WaterfallDialog("main", Step("ask", step => step.Prompt("text", Question)), Step("use", step => step.End(step.Result)));
        var first = Open([], main);

        Assert.Equal(DialogTurnStatus.Waiting, first.Begin("main").Status);
        Assert.Equal(["main@ask", "text@"], Stack(first));
        Assert.Equal("shared/help", Assert.Single(_turn.Replies).Text);

        var second = Open(first.Stack, "an answer", main);
        Assert.Equal(new(DialogTurnStatus.Complete, "words:an answer"), second.Continue());
        Assert.Equal(["ask:", "use:words:an answer"], _ran);
    }

    [Fact]
    public void A_step_may_go_to_any_other()
    {
        var context = Open([], new WaterfallDialog(
            "main",
            Step("one", step => step.GoTo("three", "over")),
            Step("two", step => step.End()),
            Step("three", step => step.Result == "back" ? step.End() : step.GoTo("last", "back")),
            Step("last", step => step.GoTo("three", step.Result))));

        Assert.Equal(DialogTurnStatus.Complete, context.Begin("main").Status);
        Assert.Equal(["one:", "three:over", "last:back", "three:back"], _ran);
    }

    [Fact]
    public void A_step_that_is_not_there_is_a_bug()
    {
        var context = Open([], new WaterfallDialog("main", Step("one", step => step.GoTo("nowhere"))));

        var bug = Assert.Throws<InvalidOperationException>(() => context.Begin("main"));
        Assert.Equal("The waterfall 'main' has no step 'nowhere'. Name one of its steps.", bug.Message);
    }

    [Fact]
    public void A_dialog_that_is_not_there_is_a_bug() =>
        Assert.Equal("There is no dialog 'gone'. Add it to the dialog set.", Assert.Throws<InvalidOperationException>(() => Open([]).Begin("gone")).Message);

    [Fact]
    public void A_waterfall_can_be_begun_at_a_step_with_values()
    {
        var context = Open([], new WaterfallDialog("main", Step("one", step => step.Next()), Step("two", step => step.End(step["at"]))));

        Assert.Equal("7", context.Begin("main", new Dictionary<string, string> { ["at"] = "7" }, "two").Result);
        Assert.Equal(["two:"], _ran);
    }

    [Theory]
    [InlineData("removed-step")]
    [InlineData("")]
    public void A_stored_step_that_is_gone_begins_the_dialog_again(string stored)
    {
        var context = Open(
            [new() { Dialog = "main", Step = stored }, new() { Dialog = "text", Prompt = Question }],
            "an answer",
            new WaterfallDialog("main", Step("one", step => step.Prompt("text", Question)), Step("two", step => step.End())));

        Assert.Equal(DialogTurnStatus.Waiting, context.Continue().Status);
        Assert.Equal(["one:"], _ran);
        Assert.Equal(["main@one", "text@"], Stack(context));
    }

    [Fact]
    public void A_stored_dialog_that_is_gone_is_dropped_with_all_that_stood_on_it()
    {
        var context = Open(
            [new() { Dialog = "main", Step = "one" }, new() { Dialog = "gone", Step = "x" }, new() { Dialog = "text", Prompt = Question }],
            "an answer",
            new WaterfallDialog("main", Step("one", step => step.Prompt("text", Question))));

        Assert.Equal(["main@one"], Stack(context));
        context.Continue();
        Assert.Equal(["main@one", "text@"], Stack(context));
    }

    [Fact]
    public void Nothing_continues_when_nothing_is_open()
    {
        var context = Open([]);

        Assert.Equal(DialogTurnStatus.Empty, context.Continue().Status);
        Assert.Equal(DialogTurnStatus.Empty, context.Repeat().Status);
        context.Reprompt();
        Assert.Null(context.Station);
    }

    [Fact]
    public void A_dialog_begun_inside_another_gives_it_its_result()
    {
        Dialog[] dialogs =
        [
            new WaterfallDialog("outer", Step("begin", step => step.Begin("inner")), Step("after", step => step.End(step.Result + "!"))),
            new WaterfallDialog("inner", Step("ask", step => step.Prompt("text", Question)), Step("give", step => step.End("inner result"))),
        ];
        var first = Open([], dialogs);
        first.Begin("outer");

        Assert.Equal(["outer@begin", "inner@ask", "text@"], Stack(first));
        Assert.Equal("inner", first.Station!.Dialog);
        Assert.Equal("inner result!", Open(first.Stack, "hello", dialogs).Continue().Result);
        Assert.Equal(["begin:", "ask:", "give:words:hello", "after:inner result"], _ran);
    }

    [Fact]
    public void What_a_step_remembers_is_there_in_the_next_turn_and_ends_with_its_dialog()
    {
        Dialog[] dialogs =
        [
            new WaterfallDialog("outer", Step("set", step => { step["name"] = "outer"; return step.Begin("inner"); }), Step("get", step => step.End(step["name"]))),
            new WaterfallDialog("inner", Step("set", step => { step["name"] = "inner"; return step.Prompt("text", Question); }), Step("get", step => step.End(step["name"] + step["other"]))),
        ];
        var first = Open([], dialogs);
        first.Begin("outer");

        Assert.Equal("outer", Open(first.Stack, "hello", dialogs).Continue().Result);
        Assert.Contains("get:inner", _ran);
    }

    [Fact]
    public void To_repeat_is_to_run_the_step_that_asked()
    {
        Dialog main = new WaterfallDialog("main", Step("say", step => step.Next()), Step("ask", step => { step.Turn.SayText("Look here."); return step.Prompt("text", Question); }));
        var first = Open([], main);
        first.Begin("main");

        var second = Open(first.Stack, "again please", main);
        second.Repeat();

        Assert.Equal(["Look here.", "shared/help"], _turn.Replies.Select(reply => reply.Text));
        Assert.Equal(["say:", "ask:", "ask:"], _ran);
        Assert.Equal(["main@ask", "text@"], Stack(second));
    }

    [Fact]
    public void To_ask_again_is_to_say_only_the_open_question()
    {
        Dialog main = new WaterfallDialog("main", Step("ask", step => step.Prompt("text", Question)));
        var first = Open([], main);
        first.Begin("main");

        Open(first.Stack, "", main).Reprompt();

        Assert.Equal(["shared/help"], _turn.Replies.Select(reply => reply.Text));
        Assert.Equal(["ask:"], _ran);
    }

    [Fact]
    public void A_restart_closes_everything_that_is_open()
    {
        var context = Open(
            [new() { Dialog = "main", Step = "one" }, new() { Dialog = "text", Prompt = Question }],
            new WaterfallDialog("main", Step("one", step => step.End()), Step("two", step => step.Prompt("text", Question))));

        context.Restart("main", "two");

        Assert.Equal(["main@two", "text@"], Stack(context));
        context.Clear();
        Assert.Empty(context.Stack);
    }

    [Fact]
    public void A_taken_utterance_is_read_only_once()
    {
        var taken = new List<string>();
        var context = Open([], "hello", new WaterfallDialog(
            "main", Step("one", step => { taken.Add(step.TakeUtterance().Text); return step.Next(); }), Step("two", step => { taken.Add(step.TakeUtterance().Text); return step.End(); })));

        context.Begin("main");

        Assert.Equal(["hello", ""], taken);
    }

    [Fact]
    public void The_stored_stack_is_not_changed()
    {
        DialogInstance[] stored = [new() { Dialog = "main", Step = "one" }];

        Open(stored, new WaterfallDialog("main", Step("one", step => { step["x"] = "1"; return step.Next(); }))).Continue();

        Assert.Equal([new() { Dialog = "main", Step = "one", Values = stored[0].Values }], stored);
        Assert.Empty(stored[0].Values);
    }

    private DialogContext Open(IEnumerable<DialogInstance> stack, params Dialog[] dialogs) => Open(stack, "", dialogs);

    /// <summary>Opens a new turn.</summary>
    private DialogContext Open(IEnumerable<DialogInstance> stack, string message, params Dialog[] dialogs)
    {
        _turn = NewTurn();
        return new(new([.. dialogs, new TextPrompt("text", ["shared/not-understood.1"])]), _turn, new Utterance { Text = message, Words = 2 }, stack);
    }

    private WaterfallStep Step(string id, Func<WaterfallStepContext, DialogTurnResult> run) => new(id, step =>
    {
        _ran.Add($"{id}:{step.Result}");
        return run(step);
    });

    private static Turn NewTurn() => new(Content.Snapshot, "en", new(), DateTimeOffset.UnixEpoch, queue: null);

    private static IEnumerable<string> Stack(DialogContext context) => context.Stack.Select(instance => $"{instance.Dialog}@{instance.Step}");
}
