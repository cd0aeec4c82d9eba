namespace SupportBot.Runtime.Dialogs;

/// <summary>A step of a waterfall.</summary>
/// <param name="Id">Its name, which state refers to, so that steps can be added and moved under open conversations.</param>
/// <param name="Run">What it does; it gets the result of what the step before began.</param>
internal sealed record WaterfallStep(string Id, Func<WaterfallStepContext, DialogTurnResult> Run);
