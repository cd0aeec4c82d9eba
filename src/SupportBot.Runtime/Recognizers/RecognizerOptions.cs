namespace SupportBot.Runtime.Recognizers;

/// <summary>Tells recognizers of different content apart, because the base library keeps their models by options.</summary>
/// <param name="ContentVersion">Version of the content that the model was made from.</param>
internal readonly record struct RecognizerOptions(string ContentVersion);
