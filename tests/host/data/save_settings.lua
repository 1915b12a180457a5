-- What the OK button of OBS's settings does while it streams: the encoder gets the settings of the profile's file again.

obs = obslua
local file = ""

function script_load(settings)
	file = obs.obs_data_get_string(settings, "file")
	obs.obs_hotkey_register_frontend("test.save_settings", "Save settings", save)
end

function save(pressed)
	if not pressed then
		return
	end
	local output = obs.obs_frontend_get_streaming_output()
	local settings = obs.obs_data_create_from_json_file(file)
	obs.obs_encoder_update(obs.obs_output_get_video_encoder(output), settings)
	obs.obs_data_release(settings)
	obs.obs_output_release(output)
end
